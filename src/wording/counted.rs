//! The macro for texts that count.

/// One of two texts by a number: `counted!(3, common.users_1, common.users_n)`. Both languages count alike.
#[macro_export]
macro_rules! counted {
    ($count:expr, $ns1:ident . $one:ident, $ns2:ident . $many:ident $(, $key:ident $(= $value:expr)?)*) => {{
        let count = u64::try_from($count).unwrap_or(u64::MAX);
        let number = $crate::i18n::number(count);
        if count == 1 {
            $crate::t!($ns1.$one, count = number $(, $key $(= $value)?)*)
        } else {
            $crate::t!($ns2.$many, count = number $(, $key $(= $value)?)*)
        }
    }};
}
