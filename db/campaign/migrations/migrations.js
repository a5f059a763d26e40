import journal from './meta/_journal.json';
import m0000 from './0000_ledger.sql';
import m0001 from './0001_threads.sql';
import m0002 from './0002_spoken-words.sql';
import m0003 from './0003_studio.sql';
import m0004 from './0004_audit.sql';
import m0005 from './0005_caps-by-hand.sql';
import m0006 from './0006_surges-that-can-be-flagged.sql';
import m0007 from './0007_counters-that-can-shrink.sql';
import m0009 from './0009_what-remains-of-a-tree.sql';
import m0010 from './0010_writers.sql';
import m0011 from './0011_counters-that-follow.sql';
import m0012 from './0012_previews.sql';
import m0013 from './0013_votes.sql';
import m0014 from './0014_audit-by-time.sql';
import m0015 from './0015_films-played.sql';
import m0016 from './0016_photos.sql';
import m0017 from './0017_people.sql';
import m0018 from './0018_photo-trash.sql';
import m0019 from './0019_withdrawn-photos.sql';

  export default {
    journal,
    migrations: {
      m0000,
m0001,
m0002,
m0003,
m0004,
m0005,
m0006,
m0007,
m0009,
m0010,
m0011,
m0012,
m0013,
m0014,
m0015,
m0016,
m0017,
m0018,
m0019
    }
  }
  