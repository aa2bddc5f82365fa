//! The query of a look-up: documented parameters only, each checked.

mod kind;
mod tables;

pub use tables::{ARCHIVE_USERS, COMPANY, LISTS, LookUp, USERS};

use crate::refusal::Refusal;
use serde_json::{Map, json};
use url::form_urlencoded;

impl LookUp {
    /// The query to send upstream, written afresh from the checked values.
    ///
    /// # Errors
    /// 400 with each parameter that is unknown, repeated or wrong.
    pub fn checked_query(&self, query: &str) -> Result<String, Refusal> {
        let mut faults = Map::new();
        let mut seen: Vec<&str> = Vec::new();
        let mut checked = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let known = self.parameters.iter().find(|(known, _)| *known == name);
            let fault = match known {
                None => Some("This parameter is not known.".to_owned()),
                Some((known, kind)) if seen.contains(known) && !kind.repeats() => {
                    Some("This parameter is given more than once.".to_owned())
                }
                Some((known, kind)) => {
                    seen.push(known);
                    kind.fault(&value)
                }
            };
            match fault {
                Some(fault) => drop(faults.insert(name.into_owned(), json!([fault]))),
                None => drop(checked.append_pair(&name, &value)),
            }
        }
        if faults.is_empty() {
            Ok(checked.finish())
        } else {
            Err(Refusal::Query(faults))
        }
    }
}

#[cfg(test)]
mod tests;
