//! The form for one user: from what is typed to what became of it.

use b2b_users_core::engine::{Millis, Pause};
use b2b_users_core::import::{End, Phase, RowState, Stage};
use b2b_users_core::lookup::Candidate;
use b2b_users_core::outcome::{Doubt, Refusal};

/// What became of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Submission {
    /// It is being filled in.
    #[default]
    Editing,
    /// Sent with errors; the summary shows them.
    Incomplete,
    /// There is no storefront login yet.
    NoToken,
    /// The page around the widget did not let it be sent.
    Prevented,
    /// The part of the tool that creates users could not be loaded.
    Unloaded,
    /// The store is asked about the address first.
    Asking,
    /// Under way.
    Sending,
    /// Waiting for a connection.
    Offline,
    /// Rate limited until this moment of Unix time.
    Waiting(Millis),
    /// The answer was lost; the store is asked what became of the user, which is known at this moment of Unix time at
    /// the latest; 0 while the store cannot be asked.
    Settling(Millis),
    /// It came to an end.
    Ended(RowState),
    /// Nothing was sent, or nothing had an effect.
    Stopped(Pause),
}

/// What is known about the form when it is to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// Whether all that is typed makes a user.
    pub is_user: bool,
    /// Whether something stands in the way, be it what the store said before.
    pub has_errors: bool,
    /// Whether there is a login, where one is needed.
    pub has_login: bool,
    /// Who is typed, if the store can and should be asked about that first.
    pub unknown: Option<Candidate>,
}

/// What is to be done next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormAction {
    /// Show what is wrong, and move the focus there.
    ShowErrors,
    /// Move the focus to where the login is pasted.
    ShowLogin,
    /// Ask the store about this address.
    LookUp(Candidate),
    /// Create the user.
    Create,
}

/// What a look at the import of the form's one user comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// It goes on by itself.
    Open,
    /// The login was refused: the page is asked for another one before this shows.
    RenewLogin,
    /// It waits for a person, and it is not known whether the user was created: the import is given up, so that it ends as
    /// that. A form that were sent again could create a second user.
    GiveUp,
    /// It is over.
    Over(Ended),
}

/// What follows from an end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ended {
    /// The user is in the store: what was found out about the address before is no longer true.
    pub is_created: bool,
    /// The form is emptied for the next user, and the focus goes to its beginning.
    pub begins_next: bool,
    /// What the store refused, so that it can be told beside the field that it is about.
    pub refusal: Option<Refusal>,
    /// The focus goes back to the button, since the one to cancel is gone.
    pub is_cancelled: bool,
}

/// The form. It knows what became of it, not what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormFlow {
    submission: Submission,
    /// Whether it is not known yet if the user was created.
    is_settling: bool,
    /// Whom the look under way is about.
    asked: Option<Candidate>,
}

impl FormFlow {
    /// What became of it.
    #[must_use]
    pub const fn submission(&self) -> &Submission {
        &self.submission
    }

    /// Whether it is on its way.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        matches!(
            self.submission,
            Submission::Asking
                | Submission::Sending
                | Submission::Offline
                | Submission::Waiting(_)
                | Submission::Settling(_)
        )
    }

    /// Whether it ended in a way that has to be looked into by hand.
    #[must_use]
    pub const fn is_in_doubt(&self) -> bool {
        matches!(
            self.submission,
            Submission::Ended(RowState::Closed(End::Ambiguous { .. }))
        )
    }

    /// The button was pressed. `may_send` asks the page around the widget, at most once.
    pub fn submit(&mut self, typed: &Typed, may_send: impl FnOnce() -> bool) -> Option<FormAction> {
        if self.is_busy() {
            return None;
        }
        // The button may be pressed before the look that leaving the email began is back.
        match typed.unknown.clone().filter(|_| typed.is_user) {
            Some(candidate) => {
                self.submission = Submission::Asking;
                self.look_up(candidate)
            }
            None => self.send(typed, may_send),
        }
    }

    /// The address was left, and the store can be asked about it while the rest is filled in.
    pub fn look_up(&mut self, candidate: Candidate) -> Option<FormAction> {
        // Leaving one field after the other must not ask twice.
        if self.asked.as_ref() == Some(&candidate) {
            return None;
        }
        self.asked = Some(candidate.clone());
        Some(FormAction::LookUp(candidate))
    }

    /// The look is over, or what asks could not be loaded. Says whether the form waits for it and is to be
    /// [sent](Self::send) now; a look that another one took the place of is no reason to.
    pub fn end_look(&mut self, candidate: &Candidate) -> bool {
        if self.asked.as_ref() != Some(candidate) {
            return false;
        }
        self.asked = None;
        self.submission == Submission::Asking
    }

    /// Whom the look under way is about.
    #[must_use]
    pub const fn asked(&self) -> Option<&Candidate> {
        self.asked.as_ref()
    }

    /// Sends the form with what is known by now.
    pub fn send(&mut self, typed: &Typed, may_send: impl FnOnce() -> bool) -> Option<FormAction> {
        let (submission, action) = if !typed.is_user || typed.has_errors {
            (Submission::Incomplete, Some(FormAction::ShowErrors))
        } else if !typed.has_login {
            (Submission::NoToken, Some(FormAction::ShowLogin))
        } else if may_send() {
            (Submission::Sending, Some(FormAction::Create))
        } else {
            (Submission::Prevented, None)
        };
        self.submission = submission;
        action
    }

    /// The part that creates users could not be loaded: nothing was sent.
    pub fn fail_to_load(&mut self) {
        self.submission = Submission::Unloaded;
    }

    /// The login went while that part was loaded: nothing was sent.
    pub fn lose_login(&mut self) {
        self.submission = Submission::NoToken;
    }

    /// The address is typed. What was said about one is not true of the next: an outcome goes, and so does a
    /// wish to send that still waits for a look. A user of whom it is not known whether they are there has to be
    /// looked into all the same.
    pub fn type_email(&mut self) {
        let is_settled = match &self.submission {
            Submission::Ended(RowState::Closed(End::Ambiguous { doubt, .. })) => {
                *doubt == Doubt::Taken
            }
            Submission::Ended(_) | Submission::Prevented | Submission::Asking => true,
            _ => false,
        };
        if is_settled {
            self.submission = Submission::Editing;
        }
    }

    /// The import of the user has something new to show. `is_as_sent` says whether the form still holds what was sent:
    /// what was typed since is the next user.
    pub fn observe(
        &mut self,
        phase: &Phase,
        row: Option<&RowState>,
        is_offline: bool,
        is_as_sent: bool,
    ) -> Progress {
        self.is_settling = row == Some(&RowState::Open(Stage::Settling));
        self.submission = match (phase, row) {
            (Phase::Paused(Pause::SignIn(_)), _) => return Progress::RenewLogin,
            // Look-ups are tried again by themselves.
            (Phase::Paused(Pause::Unreachable(_) | Pause::WrongAddress { .. }), _)
                if self.is_settling =>
            {
                Submission::Settling(0)
            }
            (Phase::Paused(_), _) if self.is_settling => return Progress::GiveUp,
            (Phase::Paused(pause), _) => Submission::Stopped(pause.clone()),
            (Phase::Finished, Some(row)) => Submission::Ended(row.clone()),
            (Phase::Waiting { until }, _) => Submission::Waiting(*until),
            (Phase::Settling { until }, _) => Submission::Settling(*until),
            _ if is_offline => Submission::Offline,
            _ => Submission::Sending,
        };
        match &self.submission {
            Submission::Ended(row) => Progress::Over(ended(row, is_as_sent)),
            Submission::Stopped(_) => Progress::Over(Ended::default()),
            _ => Progress::Open,
        }
    }

    /// The page had no other login.
    pub fn refuse_login(&mut self, pause: Pause) -> Progress {
        if self.is_settling {
            return Progress::GiveUp;
        }
        self.submission = Submission::Stopped(pause);
        Progress::Over(Ended::default())
    }
}

fn ended(row: &RowState, is_as_sent: bool) -> Ended {
    let RowState::Closed(end) = row else {
        return Ended::default();
    };
    let is_created = matches!(end, End::Created { .. } | End::Joined { .. });
    Ended {
        is_created,
        begins_next: is_created && is_as_sent,
        refusal: match end {
            End::Rejected(refusal) => Some(refusal.clone()),
            _ => None,
        },
        is_cancelled: *end == End::Cancelled,
    }
}
