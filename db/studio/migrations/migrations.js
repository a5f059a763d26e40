import journal from './meta/_journal.json';
import m0000 from './0000_studio-access.sql';
import m0001 from './0001_studio-names.sql';
import m0002 from './0002_audit-of-its-own.sql';
import m0003 from './0003_delivered-audit.sql';

  export default {
    journal,
    migrations: {
      m0000,
m0001,
m0002,
m0003
    }
  }
  