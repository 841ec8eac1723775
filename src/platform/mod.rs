//! The only place that touches the browser's own services: storage, clock, `Intl`, downloads, file reading, files
//! of this origin, locks, and a learning platform around it.

mod chance;
mod clock;
mod fetch;
mod files;
mod intl;
mod locks;
mod scorm;
mod session;
mod storage;

pub use chance::random_key;
pub use clock::{date, moment, now, time_of_day};
pub use fetch::fetch_text;
pub use files::{can_hand, copy, download, hand, object_url, read_file, read_piece, to_json, Parts};
pub use intl::country_name;
pub use locks::TabLock;
pub use scorm::{course, is_package, is_refused, learner_part, Course, PACKAGED};
pub use session::{recall, remember};
pub use storage::{BlockedStore, LocalStore};
