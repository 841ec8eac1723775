//! Several requests in one text: each is read and tried out on what those before leave.

use crate::domain::{Actor, Tenant};

use super::answer::{try_on, Tried};
use super::asked::{Asked, Request};
use super::fault::Fault;
use super::read::{read_request, split_requests};

/// One request of a text, tried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriedRequest {
    /// Which part of the text it is from, counting from 0.
    pub part: usize,
    /// Whether that part is a batch.
    pub batch: bool,
    /// What it asks for. A part that can't be read at all is one that asks for nothing.
    pub asked: Asked,
    /// What came of it.
    pub tried: Tried,
}

/// Tries the requests of a text out in their order. `message` puts a refusal into words.
pub fn try_script(
    tenant: &Tenant,
    actor: &Actor,
    text: &str,
    message: &dyn Fn(&Tenant, &Asked, &Fault) -> String,
) -> Vec<TriedRequest> {
    let mut ahead = tenant.clone();
    let mut all = Vec::new();
    for (part, one) in split_requests(text).into_iter().enumerate() {
        let (asked, batch) = match read_request(one, &ahead) {
            Ok(Request::One(asked)) => (vec![asked], false),
            Ok(Request::Batch(asked)) => (asked, true),
            Err(fault) => {
                let nothing = Asked {
                    id: String::new(),
                    line: String::new(),
                    operation: Err(fault),
                    depends_on: Vec::new(),
                };
                (vec![nothing], false)
            }
        };
        let tried = try_on(&mut ahead, actor, &asked, message);
        let requests = asked.into_iter().zip(tried);
        all.extend(requests.map(|(asked, tried)| TriedRequest {
            part,
            batch,
            asked,
            tried,
        }));
    }
    all
}
