//! What is wrong with a request that can't be read or done, in our words.

use crate::domain::{Tenant, UserIx};
use crate::exchange::Fault;
use crate::t;
use crate::ui::text::number;
use crate::wording::problem_text;

/// What is wrong with a request, in our words.
pub(super) fn fault_text(tenant: &Tenant, fault: &Fault, users: &[UserIx]) -> String {
    match fault {
        Fault::Problem(problem) => problem_text(tenant, problem, users),
        Fault::Empty => t!(request.empty).to_owned(),
        Fault::TooLarge { limit } => t!(request.too_large, limit = number(u64::from(*limit))),
        Fault::NoRequestLine => t!(request.no_line).to_owned(),
        Fault::Unsupported { method, path } => {
            t!(request.unsupported, method, path)
        }
        Fault::NotJson { line, column } => t!(
            request.not_json,
            line = number(u64::from(*line)),
            column = number(u64::from(*column))
        ),
        Fault::TooDeep { limit } => t!(request.too_deep, limit = number(u64::from(*limit))),
        Fault::WrongType { path } if path.is_empty() => t!(request.not_an_object).to_owned(),
        Fault::WrongType { path } => t!(request.wrong_type, path),
        Fault::NotACountry { text } => t!(request.not_a_country, text),
        Fault::Rule { text } => t!(request.rule_not_followed, text),
        Fault::BatchId { id } if id.is_empty() => t!(request.batch_no_id).to_owned(),
        Fault::BatchId { id } => t!(request.batch_id, id),
        Fault::NoContentType => t!(request.no_content_type).to_owned(),
        Fault::FailedDependency { id } => t!(request.failed_dependency, id),
    }
}
