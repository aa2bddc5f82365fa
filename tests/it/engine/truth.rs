//! Whether an account of a run is true, by what the store has.

use super::scene::Scene;
use b2b_users_core::import::{End, Import};
use b2b_users_sandbox::{HistoryEntry, StoredUser};
use serde_json::Value;

/// Who was in the store before a run.
pub(crate) struct Before(Vec<StoredUser>);

impl Before {
    pub(crate) fn new(scene: &Scene) -> Self {
        Self(scene.sandbox.users())
    }

    fn find(&self, email: &str) -> Option<&StoredUser> {
        self.0
            .iter()
            .find(|user| user.email.eq_ignore_ascii_case(email))
    }

    /// As [`Self::untruth`], where none is allowed.
    pub(crate) fn assert_told_truly(&self, scene: &Scene, run: &Import) -> Vec<bool> {
        self.untruth(scene, run)
            .unwrap_or_else(|untruth| panic!("{untruth}"))
    }

    /// Every row tells the truth, and nobody was sent again while the first request could still be taken. Gives the rows about whom the run does not know, with whether they are there, or the first untruth.
    pub(crate) fn untruth(&self, scene: &Scene, run: &Import) -> Result<Vec<bool>, String> {
        let history = scene.sandbox.history();
        let now = scene.sandbox.users();
        let new = &now[self.0.len()..];
        let mut unknown = Vec::new();
        for (index, row) in run.rows().enumerate() {
            let user = run.users().user(index).expect("a user for each row");
            let email = user.email().as_str();
            let made: Vec<&StoredUser> = new
                .iter()
                .filter(|stored| stored.email.eq_ignore_ascii_case(email))
                .collect();
            match row.end().expect("every row has ended") {
                End::Created { user_id, .. } => {
                    hold(made.len() == 1, || format!("{email} is said to be created"))?;
                    hold(user_id.is_none_or(|id| id == made[0].id), || {
                        format!("{email}: {row:?}")
                    })?;
                }
                End::Exists { user_id } => {
                    let there = self.find(email).expect("was there before");
                    hold(*user_id == Some(there.id), || email.to_owned())?;
                    hold(made.is_empty(), || {
                        format!("{email} is said to have been there")
                    })?;
                }
                End::Joined { .. } => hold(made.is_empty(), || format!("{email} was there"))?,
                End::Rejected(_) => {
                    hold(made.is_empty(), || format!("{email} is said to be refused"))?;
                }
                End::Ambiguous { .. } => unknown.push(!made.is_empty()),
                other => panic!("{email} is left {other:?}"),
            }
            let taken = history
                .iter()
                .filter(|entry| may_have_created(entry, email))
                // A look-up has shown that a refused batch did not make this one.
                .filter(|entry| {
                    let made_here = made.iter().any(|user| entry.created.contains(&user.id));
                    !matches!(entry.status, Some(400..=407 | 409..=499)) || made_here
                });
            let at: Vec<u64> = taken.map(|entry| entry.at).collect();
            let is_patient = at.windows(2).all(|pair| pair[1] >= pair[0] + SETTLED);
            hold(is_patient, || format!("{email} was sent twice"))?;
        }
        let created: Vec<u64> = history
            .iter()
            .flat_map(|entry| entry.created.clone())
            .collect();
        let ids: Vec<u64> = new.iter().map(|user| user.id).collect();
        hold(created == ids, || "somebody else was created".to_owned())?;
        Ok(unknown)
    }
}

/// So long after a request it cannot be taken any more, in milliseconds.
const SETTLED: u64 = 120_000;

fn hold(holds: bool, untruth: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(untruth()) }
}

/// A create for this address whose answer did not rule out that it had an effect.
fn may_have_created(entry: &HistoryEntry, email: &str) -> bool {
    let declined = match entry.status {
        Some(401 | 429) => true,
        // Refusals come with this status here, and they are clear.
        Some(200) => entry.path == "/graphql" && entry.created.is_empty(),
        _ => false,
    };
    !declined && emails(&entry.body).contains(&email)
}

/// The addresses that a create names, whatever the interface.
fn emails(body: &Value) -> Vec<&str> {
    let single = [&body["email"], &body["variables"]["userData"]["email"]];
    let several = body["users"].as_array().into_iter().flatten();
    let several = several.map(|user| &user["email"]);
    let all = single.into_iter().chain(several);
    all.filter_map(Value::as_str).collect()
}
