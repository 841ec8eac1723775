//! How many characters a text may have, as Graph has it; longer ones are cut.

/// A display name, of whatever.
pub(super) const NAME: u32 = 256;
/// A first or last name, a department, a telephone number.
pub(super) const SHORT: u32 = 64;
/// A job title, an office, a city, a state or a country.
pub(super) const PLACE: u32 = 128;
/// A street.
pub(super) const STREET: u32 = 1024;
/// A postal code.
pub(super) const POSTAL_CODE: u32 = 40;
/// A user name or another address.
pub(super) const ADDRESS: u32 = 1024;
/// A rule of dynamic membership.
pub(super) const RULE: u32 = 3072;
