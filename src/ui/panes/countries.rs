//! The countries as a list to choose from.

use crate::catalog::CountryCode;
use crate::order;

/// All countries by name in the current language, for a list to choose from.
pub fn countries() -> Vec<(CountryCode, String)> {
    let mut countries: Vec<_> = crate::catalog::countries()
        .map(|code| (code, crate::wording::country(code)))
        .collect();
    order::sort_by_key(&mut countries, |(_, name)| crate::sandbox::fold(name));
    countries
}
