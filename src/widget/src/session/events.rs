//! What happens in a widget, for the page around it.

use b2b_users_core::import::{Counts, End, ImportView, RowState};
use b2b_users_core::notice::Person;
use b2b_users_core::order::distinct;
use b2b_users_core::outcome::Evidence;
use serde::Serialize;
use std::fmt;
use std::rc::Rc;

/// Whether a form or a file is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One user by form.
    One,
    /// Many from a file.
    Many,
}

/// Something that happened. Serialises as the event's `detail`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum WidgetEvent {
    /// Users are about to be sent; the page may prevent it.
    BeforeSend {
        /// Form or file.
        kind: Kind,
        /// How many users.
        users: usize,
        /// The companies that they join.
        companies: Vec<u64>,
        /// How many of them get a welcome mail.
        welcome_emails: usize,
    },
    /// A user is in the store.
    Created {
        /// The row of the file as a spreadsheet numbers it; none for a form.
        row: Option<u32>,
        /// The address.
        email: String,
        /// The store's identifier in digits, where it is certain.
        user_id: Option<String>,
        /// `created`, or `joined` for a person who was given access to this storefront.
        status: &'static str,
    },
    /// An import has come further.
    Progress {
        /// What it is doing.
        phase: &'static str,
        /// The rows by state.
        counts: Counts,
        /// Requests made so far.
        requests: u32,
    },
    /// Every row has its end.
    Finished {
        /// Form or file.
        kind: Kind,
        /// The rows by state.
        counts: Counts,
    },
    /// Something stands in the way.
    Error {
        /// A stable name.
        code: String,
        /// What to do.
        message: String,
    },
}

impl WidgetEvent {
    /// The event's name without the element's prefix.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::BeforeSend { .. } => "before-send",
            Self::Created { .. } => "created",
            Self::Progress { .. } => "progress",
            Self::Finished { .. } => "finished",
            Self::Error { .. } => "error",
        }
    }

    pub(crate) fn before_send(kind: Kind, people: &[Person], mails_always: bool) -> Self {
        let mailed = |person: &Person| mails_always || person.gets_mail;
        Self::BeforeSend {
            kind,
            users: people.len(),
            companies: distinct(people.iter().map(|person| person.company.get())),
            welcome_emails: people.iter().filter(|person| mailed(person)).count(),
        }
    }

    /// The event of a row that has become a user; none for any other end.
    pub(crate) fn created(row: Option<u32>, email: String, state: &RowState) -> Option<Self> {
        let certain = |evidence: &Evidence| *evidence == Evidence::Response;
        let user_id = match state {
            RowState::Closed(End::Created { user_id, evidence }) => {
                user_id.filter(|_| certain(evidence))
            }
            RowState::Closed(End::Joined { user_id }) => *user_id,
            _ => return None,
        };
        Some(Self::Created {
            row,
            email,
            user_id: user_id.map(|id| id.to_string()),
            status: state.status(),
        })
    }

    pub(crate) const fn progress(view: &ImportView) -> Self {
        Self::Progress {
            phase: view.phase.name(),
            counts: view.counts,
            requests: view.requests,
        }
    }

    pub(crate) fn error(code: &str, message: String) -> Self {
        let code = code.to_owned();
        Self::Error { code, message }
    }
}

/// What listens to a widget: a function that is told what happens and says whether it
/// may go on.
#[derive(Clone, Default)]
pub struct Events(Option<Rc<Listener>>);

type Listener = dyn Fn(&WidgetEvent) -> bool;

impl fmt::Debug for Events {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Events").finish_non_exhaustive()
    }
}

impl Events {
    /// Events for this listener. It is called in the middle of things and must not end the
    /// widget itself.
    #[must_use]
    pub fn to(listener: impl Fn(&WidgetEvent) -> bool + 'static) -> Self {
        Self(Some(Rc::new(listener)))
    }

    /// Whether anybody listens.
    pub(crate) const fn are_heard(&self) -> bool {
        self.0.is_some()
    }

    /// Tells what happened. False if it must not go on.
    pub(crate) fn tell(&self, event: &WidgetEvent) -> bool {
        self.0.as_ref().is_none_or(|listener| listener(event))
    }
}
