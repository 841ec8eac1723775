//! The words of an import report: texts for the enums of `exchange`. Those of a refused import are in `import_refusal`.

use crate::catalog::{self, ServicePlanId, SkuId};
use crate::exchange::{Content, Correction, CorrectionKind as Kind, Holder, List, ListRead};
use crate::i18n::Locale;
use crate::tr;

use crate::i18n::group_digits;

/// A text for one and a text for any other number, chosen by the number.
macro_rules! counted {
    ($locale:expr, $count:expr, $one:ident, $many:ident) => {
        if $count == 1 {
            tr!($locale, report.$one).to_string()
        } else {
            tr!(
                $locale,
                report.$many,
                count = group_digits(u64::from($count), $locale)
            )
            .to_string()
        }
    };
}

/// A number of units in a file beside the one counted.
macro_rules! units {
    ($locale:expr, $units:expr, $key:ident) => {
        tr!(
            $locale,
            report.$key,
            product = product_or($units.sku, &$units.part_number),
            written = group_digits(u64::from($units.written), $locale),
            counted = group_digits(u64::from($units.counted), $locale)
        )
    };
}

/// What a file is: a tenant file or a list.
pub fn content(locale: Locale, content: Content) -> String {
    match content {
        Content::Tenant => tr!(locale, report.content_tenant).to_string(),
        Content::List => tr!(locale, report.content_list).to_string(),
        Content::ActiveUsers => tr!(locale, report.content_active_users).to_string(),
        Content::UsageReport => tr!(locale, report.content_usage_report).to_string(),
        Content::Quantities => tr!(locale, report.content_quantities).to_string(),
        Content::Members => tr!(locale, report.content_members).to_string(),
    }
}

/// How much of a list was read: *40 users*.
pub fn rows(locale: Locale, read: ListRead) -> String {
    let rows = read.rows;
    match read.list {
        List::Organization => tr!(locale, report.rows_organization).to_string(),
        List::SubscribedSkus => counted!(locale, rows, rows_skus_1, rows_skus_n),
        List::Subscriptions => counted!(locale, rows, rows_subscriptions_1, rows_subscriptions_n),
        List::Users => counted!(locale, rows, rows_users_1, rows_users_n),
        List::DeletedUsers => counted!(locale, rows, rows_deleted_1, rows_deleted_n),
        List::Groups => counted!(locale, rows, rows_groups_1, rows_groups_n),
        List::Members => counted!(locale, rows, rows_members_1, rows_members_n),
    }
}

/// What was corrected, how often, and what was done about it: one sentence or two.
pub fn heading(locale: Locale, kind: Kind, count: u32) -> String {
    match kind {
        Kind::MorePages => counted!(locale, count, more_pages_1, more_pages_n),
        Kind::NoLicenseFields => counted!(locale, count, no_license_fields_1, no_license_fields_n),
        Kind::NoLicenseColumn => counted!(locale, count, no_license_column_1, no_license_column_n),
        Kind::TypeName => counted!(locale, count, type_name_1, type_name_n),
        Kind::ColumnsNotRead => counted!(locale, count, columns_not_read_1, columns_not_read_n),
        Kind::RowsJoined => counted!(locale, count, rows_joined_1, rows_joined_n),
        Kind::ProductByName => counted!(locale, count, product_by_name_1, product_by_name_n),
        Kind::UnitsCounted => counted!(locale, count, units_counted_1, units_counted_n),
        Kind::IdMade => counted!(locale, count, id_made_1, id_made_n),
        Kind::Stranger => counted!(locale, count, stranger_1, stranger_n),
        Kind::Stayed => counted!(locale, count, stayed_1, stayed_n),
        Kind::EnabledUnknown => counted!(locale, count, enabled_unknown_1, enabled_unknown_n),
        Kind::TextCut => counted!(locale, count, text_cut_1, text_cut_n),
        Kind::UserMoved => counted!(locale, count, user_moved_1, user_moved_n),
        Kind::ProductAdded => counted!(locale, count, product_added_1, product_added_n),
        Kind::GroupAdded => counted!(locale, count, group_added_1, group_added_n),
        Kind::MembersFromStates => counted!(locale, count, members_from_states_1, members_from_states_n),
        Kind::NoState => counted!(locale, count, no_state_1, no_state_n),
        Kind::UnknownState => counted!(locale, count, unknown_state_1, unknown_state_n),
        Kind::StatesWin => counted!(locale, count, states_win_1, states_win_n),
        Kind::RepeatedLicense => counted!(locale, count, repeated_license_1, repeated_license_n),
        Kind::DisabledPlan => counted!(locale, count, disabled_plan_1, disabled_plan_n),
        Kind::RepeatedPlan => counted!(locale, count, repeated_plan_1, repeated_plan_n),
        Kind::Member => counted!(locale, count, member_1, member_n),
        Kind::UsageLocation => counted!(locale, count, usage_location_1, usage_location_n),
        Kind::OrganizationCountry => counted!(locale, count, organization_country_1, organization_country_n),
        Kind::ConsumedUnits => counted!(locale, count, consumed_units_1, consumed_units_n),
        Kind::PrepaidUnits => counted!(locale, count, prepaid_units_1, prepaid_units_n),
        Kind::OwnerUnknown => counted!(locale, count, owner_unknown_1, owner_unknown_n),
        Kind::UnknownWord => counted!(locale, count, unknown_word_1, unknown_word_n),
        Kind::Date => counted!(locale, count, date_1, date_n),
        Kind::LoneSurrogate => counted!(locale, count, lone_surrogate_1, lone_surrogate_n),
        Kind::GroupProcessed => counted!(locale, count, group_processed_1, group_processed_n),
        Kind::GroupQueued => counted!(locale, count, group_queued_1, group_queued_n),
    }
}

/// One example of a correction, for the list under its heading.
pub fn example(locale: Locale, correction: &Correction) -> String {
    macro_rules! item {
        ($key:ident $(, $name:ident $(= $value:expr)?)* $(,)?) => {
            tr!(locale, report.$key $(, $name $(= $value)?)*)
        };
    }
    let number = |n: u32| group_digits(u64::from(n), locale);
    match correction {
        Correction::MorePages { file } => item!(more_pages_item, file),
        Correction::NoLicenseFields { file } => item!(no_license_fields_item, file),
        Correction::NoLicenseColumn { file } => item!(no_license_column_item, file),
        Correction::TypeName { path, value } => item!(type_name_item, path, value),
        Correction::ColumnsNotRead { file, names } => {
            item!(columns_not_read_item, file, names = names.join(", "))
        }
        Correction::RowsJoined { person, rows } => {
            item!(rows_joined_item, name = person.name, count = number(*rows))
        }
        Correction::ProductByName { name } => item!(product_by_name_item, name),
        Correction::UnitsCounted {
            sku,
            part_number,
            units,
        } => item!(
            units_counted_item,
            product = product_or(*sku, part_number),
            count = number(*units)
        ),
        Correction::IdMade { person } => item!(id_made_item, name = person.name),
        Correction::Stranger { id } => id.to_string(),
        Correction::Stayed { person } => person.name.to_string(),
        Correction::EnabledUnknown { path } => path.clone(),
        Correction::TextCut { path, length, limit } => item!(
            text_cut_item,
            path,
            length = number(*length),
            limit = number(*limit)
        ),
        Correction::UserMoved { person } => item!(user_moved_item, name = person.name),
        Correction::ProductAdded { sku, part_number } => {
            item!(product_added_item, product = product_or(*sku, part_number))
        }
        Correction::GroupAdded { group } => item!(group_added_item, group),
        Correction::MembersFromStates { name, added, .. } => {
            item!(members_from_states_item, group = name, count = number(*added))
        }
        Correction::NoState { person, sku } => {
            item!(no_state_item, name = person.name, product = product(*sku))
        }
        Correction::UnknownState { path, value } => item!(unknown_state_item, path, value),
        Correction::StatesWin { person, sku } => {
            item!(states_win_item, name = person.name, product = product(*sku))
        }
        Correction::RepeatedLicense { holder, sku } => item!(
            repeated_license_item,
            name = name(holder),
            product = product(*sku)
        ),
        Correction::DisabledPlan { holder, sku, plan } => item!(
            disabled_plan_item,
            name = name(holder),
            service = service(*plan),
            product = product(*sku)
        ),
        Correction::RepeatedPlan { sku, plan } => item!(
            repeated_plan_item,
            service = service(*plan),
            product = product(*sku)
        ),
        Correction::Member { name, member, .. } => item!(member_item, group = name, member),
        Correction::UsageLocation { person, value } => item!(usage_location_item, name = person.name, value),
        Correction::OrganizationCountry { value } => item!(organization_country_item, value),
        Correction::ConsumedUnits(units) => units!(locale, units, consumed_units_item),
        Correction::PrepaidUnits(units) => units!(locale, units, prepaid_units_item),
        Correction::OwnerUnknown { subscription } => item!(owner_unknown_item, subscription),
        Correction::UnknownWord { path, value } => item!(unknown_word_item, path, value),
        Correction::Date { path, value } => item!(date_item, path, value),
        Correction::LoneSurrogate { path } => item!(lone_surrogate_item, path),
        Correction::GroupQueued { name, .. } => item!(group_queued_item, group = name),
        Correction::GroupProcessed {
            name, given, failed, ..
        } => item!(
            group_processed_item,
            group = name,
            given = number(*given),
            failed = number(*failed)
        ),
    }
}

fn product(sku: SkuId) -> String {
    catalog::product(sku).map_or_else(|| sku.to_string(), |product| product.name.to_owned())
}

fn product_or(sku: SkuId, part_number: &str) -> String {
    catalog::product(sku).map_or_else(|| part_number.to_owned(), |product| product.name.to_owned())
}

fn service(plan: ServicePlanId) -> String {
    catalog::plan(plan).map_or_else(|| plan.to_string(), |plan| plan.friendly.to_owned())
}

fn name(holder: &Holder) -> String {
    match holder {
        Holder::User(person) => person.name.to_string(),
        Holder::Group { name, .. } => name.to_string(),
    }
}
