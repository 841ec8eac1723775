//! The only place that touches the browser's own services: storage, clock, `Intl`, downloads, file reading.

mod chance;
mod clock;
mod files;
mod intl;
mod storage;

pub use chance::random_key;
pub use clock::{date, moment, now, time_of_day};
pub use files::{download, object_url, read_file, to_json};
pub use intl::country_name;
pub use storage::LocalStore;
