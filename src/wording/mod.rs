//! From decisions, problems and facts to sentences: words for products, services, people, places, problems, fixes, and
//! for what an import corrected or refused.
//!
//! All but those of imports are in the language in use, which they follow: they belong in closures or memos. Nothing
//! here but the real time of day needs a browser: dates and countries, which only a browser can name, are written plainly
//! without one.

mod console;
mod counted;
mod dates;
mod entry;
mod event;
mod fix;
pub mod import_refusal;
pub mod import_report;
mod list;
mod names;
mod practice;
mod problem;
mod property;
mod script;
mod terms;
mod trainer;

pub use console::note;
pub use dates::{date, moment, real_moment};
pub use entry::{asked, entry, sentence};
pub use event::{event, product_change, Told};
pub use fix::{by_hand_text, fix_cost, fix_label};
pub use list::{few_of, first_of, list};
pub use names::{
    country, group_name, person, product_list, product_name, service_name, services, subscription_name,
    Service,
};
pub use practice::{chapter, exercise_words, requirement, unmet};
pub use problem::{
    error_title, field, field_label, particulars, people, problem_brief, problem_text, problem_text_about,
    problem_title,
};
pub use property::{condition, condition_title, name_fault, property_text, property_title, standard_filter};
pub use script::{script_note, tool_end};
pub use terms::{
    edition, edition_notice, permission, quantities_page, request_status, role, rules, status,
    submit_quantity,
};
pub use trainer::{left_out, share_fault};
