//! Counts out of JSON numbers, which may be written with a fraction or an exponent.

/// Why a number is no count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum CountError {
    Negative,
    Fractional,
    TooLarge,
}

/// The count that a JSON number says. `25.0` and `2.5e1` are 25.
pub(in crate::exchange) fn count(number: &str) -> Result<u32, CountError> {
    if let Ok(count) = number.parse::<u32>() {
        return Ok(count);
    }
    let value: f64 = number.parse().map_err(|_| CountError::Fractional)?;
    if value < 0.0 {
        Err(CountError::Negative)
    } else if value > f64::from(u32::MAX) {
        Err(CountError::TooLarge)
    } else if value.fract() != 0.0 {
        Err(CountError::Fractional)
    } else {
        Ok(value as u32) // whole and in range, as just checked
    }
}
