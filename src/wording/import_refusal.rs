//! The words of a refused import: texts for the enums of `exchange`.

use crate::exchange::{BadRow, CountFault, Expected, Found, Limited, Refusal, RefusalReason, Unique};
use crate::i18n::Locale;
use crate::tr;

use crate::i18n::group_digits;

/// The heading of a refused import: which file.
pub fn refusal_heading(locale: Locale, refusal: &Refusal) -> String {
    if refusal.file.is_empty() {
        tr!(locale, report.refused).to_string()
    } else {
        tr!(locale, report.refused_file, file = refusal.file)
    }
}

/// Why an import was refused, and where in the file.
pub fn reason(locale: Locale, why: &RefusalReason) -> String {
    let number = |n: u32| group_digits(u64::from(n), locale);
    let megabytes = |bytes: u64| group_digits(bytes.div_ceil(1024 * 1024), locale);
    match why {
        RefusalReason::NoFiles => tr!(locale, report.why_no_files).to_string(),
        RefusalReason::Empty => tr!(locale, report.why_empty).to_string(),
        RefusalReason::TooLarge { bytes, limit } => {
            tr!(
                locale,
                report.why_too_large,
                size = megabytes(*bytes),
                limit = megabytes(*limit)
            )
        }
        RefusalReason::Utf16 => tr!(locale, report.why_utf16).to_string(),
        RefusalReason::Archive => tr!(locale, report.why_archive).to_string(),
        RefusalReason::NotUtf8 { offset } => {
            tr!(
                locale,
                report.why_not_utf8,
                offset = group_digits(*offset, locale)
            )
        }
        RefusalReason::NotJson { line, column } => {
            tr!(
                locale,
                report.why_not_json,
                line = number(*line),
                column = number(*column)
            )
        }
        RefusalReason::CutOff { line, column } => {
            tr!(
                locale,
                report.why_cut_off,
                line = number(*line),
                column = number(*column)
            )
        }
        RefusalReason::TooDeep { limit } => tr!(locale, report.why_too_deep, limit = number(*limit)),
        RefusalReason::Foreign => tr!(locale, report.why_foreign).to_string(),
        RefusalReason::CutByDepth { path, value } => tr!(locale, report.why_cut_by_depth, path, value),
        RefusalReason::FieldsMissing { fields } => {
            tr!(locale, report.why_fields_missing, fields = fields.join(", "))
        }
        RefusalReason::NewerFormat { format, known } => {
            tr!(
                locale,
                report.why_newer_format,
                format = number(*format),
                known = number(*known)
            )
        }
        RefusalReason::SecondTenant { first } => tr!(locale, report.why_second_tenant, first),
        RefusalReason::WrongType {
            path,
            expected,
            found,
        } => tr!(
            locale,
            report.why_wrong_type,
            path,
            expected = expected_text(locale, *expected),
            found = found_text(locale, found)
        ),
        RefusalReason::Missing { path } => tr!(locale, report.why_missing, path),
        RefusalReason::Count { path, value, fault } => match fault {
            CountFault::Negative => tr!(locale, report.why_negative, path, value),
            CountFault::Fractional => tr!(locale, report.why_fractional, path, value),
            CountFault::TooLarge => tr!(locale, report.why_count_too_large, path, value),
        },
        RefusalReason::UnknownName { path, value } => {
            tr!(locale, report.why_unknown_name, path, value)
        }
        RefusalReason::Duplicate {
            unique,
            value,
            first,
            second,
        } => {
            let place = |place: u32| number(place.saturating_add(1));
            duplicate(locale, *unique, value.clone(), place(*first), place(*second))
        }
        RefusalReason::NoColumn { name } => tr!(locale, report.why_no_column, name),
        RefusalReason::UnknownColumns { line } => {
            tr!(locale, report.why_unknown_columns, line)
        }
        RefusalReason::Concealed { line } => tr!(locale, report.why_concealed, line = number(*line)),
        RefusalReason::Row { line, fault } => bad_row(locale, number(*line), fault),
        RefusalReason::TooMany { what, limit } => too_many(locale, *what, number(*limit)),
    }
}

fn bad_row(locale: Locale, line: String, fault: &BadRow) -> String {
    let number = |n: u32| group_digits(u64::from(n), locale);
    match fault {
        BadRow::Columns { found, expected } => tr!(
            locale,
            report.why_row_columns,
            line,
            count = number(*found),
            columns = number(*expected)
        ),
        BadRow::NoAddress => tr!(locale, report.why_row_address, line),
        BadRow::Id { value } => tr!(locale, report.why_row_id, line, value),
        BadRow::NoProduct => tr!(locale, report.why_row_product, line),
        BadRow::Count { name, value } => tr!(locale, report.why_row_count, line, name, value),
        BadRow::OpenQuote => tr!(locale, report.why_row_quote, line),
        BadRow::TooLong => tr!(locale, report.why_row_long, line),
        BadRow::Duplicate { value, first } => {
            tr!(locale, report.why_row_twice, line, value, first = number(*first))
        }
    }
}

fn duplicate(locale: Locale, unique: Unique, value: String, first: String, second: String) -> String {
    match unique {
        Unique::UserId => {
            tr!(locale, report.why_two_user_ids, value, first, second)
        }
        Unique::UserAddress => {
            tr!(locale, report.why_two_addresses, value, first, second)
        }
        Unique::GroupId => tr!(locale, report.why_two_groups, value, first, second),
        Unique::SubscriptionId => {
            tr!(locale, report.why_two_subscriptions, value, first, second)
        }
        Unique::ProductId => {
            tr!(locale, report.why_two_products, value, first, second)
        }
    }
}

fn too_many(locale: Locale, what: Limited, limit: String) -> String {
    match what {
        Limited::Users => tr!(locale, report.why_too_many_users, limit),
        Limited::Groups => tr!(locale, report.why_too_many_groups, limit),
        Limited::Products => tr!(locale, report.why_too_many_products, limit),
        Limited::Subscriptions => tr!(locale, report.why_too_many_subscriptions, limit),
        Limited::Plans => tr!(locale, report.why_too_many_plans, limit),
    }
}

fn expected_text(locale: Locale, expected: Expected) -> &'static str {
    match expected {
        Expected::Object => tr!(locale, report.expected_object),
        Expected::List => tr!(locale, report.expected_list),
        Expected::Text => tr!(locale, report.expected_text),
        Expected::Flag => tr!(locale, report.expected_flag),
        Expected::Count => tr!(locale, report.expected_count),
        Expected::Id => tr!(locale, report.expected_id),
    }
}

fn found_text(locale: Locale, found: &Found) -> String {
    match found {
        Found::Object => tr!(locale, report.expected_object).to_string(),
        Found::List => tr!(locale, report.expected_list).to_string(),
        Found::Text(text) => tr!(locale, report.found_text, text),
        Found::Flag => tr!(locale, report.expected_flag).to_string(),
        Found::Number => tr!(locale, report.expected_count).to_string(),
        Found::Null => tr!(locale, report.found_null).to_string(),
    }
}
