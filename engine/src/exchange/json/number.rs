//! Counts out of JSON numbers, which may be written with a fraction or an exponent.

/// Why a number is no count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum CountError {
    Negative,
    Fractional,
    TooLarge,
}

/// The count that a JSON number says. `25.0` and `2.5e1` are 25. Exact, where a floating point number would not be.
pub(in crate::exchange) fn count(number: &str) -> Result<u32, CountError> {
    let (negative, number) = match number.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, number),
    };
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    // an exponent that is no i32 has too many digits: far up or far down
    let far = if exponent.starts_with('-') {
        i32::MIN / 2
    } else {
        i32::MAX / 2
    };
    let mut zeros = exponent
        .parse::<i32>()
        .unwrap_or(far)
        .clamp(i32::MIN / 2, i32::MAX / 2);
    zeros = zeros.saturating_sub(i32::try_from(fraction.len()).unwrap_or(i32::MAX / 2));
    let mut value: u32 = 0;
    let mut fault = None;
    let mut digits = whole
        .bytes()
        .chain(fraction.bytes())
        .map(|digit| u32::from(digit.wrapping_sub(b'0')));
    let mut left = whole.len() + fraction.len();
    let mut take =
        |digit: u32, value: &mut u32| match value.checked_mul(10).and_then(|v| v.checked_add(digit)) {
            Some(next) => *value = next,
            None => fault = Some(CountError::TooLarge),
        };
    // digits behind the point, once the exponent has moved it, must be zeros
    let behind = usize::try_from(-i64::from(zeros)).unwrap_or(0);
    let mut fractional = false;
    let mut nothing = true;
    for digit in digits.by_ref() {
        nothing &= digit == 0;
        if left > behind {
            take(digit, &mut value);
        } else {
            fractional |= digit != 0;
        }
        left -= 1;
    }
    if !nothing {
        for _ in 0..zeros.clamp(0, 11) {
            take(0, &mut value);
        }
    }
    match fault {
        _ if nothing => Ok(0),
        _ if negative => Err(CountError::Negative),
        Some(fault) => Err(fault),
        None if fractional => Err(CountError::Fractional),
        None => Ok(value),
    }
}
