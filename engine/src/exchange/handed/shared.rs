//! A payload in a file.

use crate::exchange::json::{Fault, Writer};

use super::reader;

/// The file of a payload: what kind of thing it is and what it is called stand beside it for people.
pub fn shared_file(kind: &str, title: &str, payload: &str) -> String {
    let mut out = Writer::with_capacity(payload.len() + 200);
    out.open('{');
    out.key("zetel");
    out.quoted(kind);
    out.key("title");
    out.text(title);
    out.key("payload");
    out.text(payload);
    out.close('}');
    out.finish()
}

/// The payload in such a file; nothing where there is none.
pub fn read_shared_file(text: &str) -> Option<String> {
    read(text).ok().flatten()
}

fn read(text: &str) -> Result<Option<String>, Fault> {
    let mut json = reader(text);
    let (mut payload, mut is_ours) = (None, false);
    json.object()?;
    while let Some(key) = json.key()? {
        match &*key {
            "zetel" => {
                json.string()?;
                is_ours = true;
            }
            "payload" => payload = Some(json.string()?.into_owned()),
            _ => json.skip()?,
        }
    }
    json.end()?;
    Ok(payload.filter(|_| is_ours))
}
