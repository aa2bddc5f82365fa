//! What the form knows.

use crate::session::Session;
use crate::state::{Computed, State, Stored};
use crate::ui::Problems;
use b2b_users_client::Driver;
use b2b_users_core::check::{Checked, check_company, check_email, check_user};
use b2b_users_core::config::Rules;
use b2b_users_core::issue::Issue;
use b2b_users_core::lookup::{Candidate, LookupResults};
use b2b_users_core::user::{CompanyId, Field, UserDraft};
use b2b_users_flow::FormFlow;
use leptos::prelude::untrack;
use std::rc::Rc;
use std::sync::Arc;

/// The signals of the form. A copy is the same form.
#[derive(Debug, Clone, Copy)]
pub(super) struct FormModel {
    pub(super) session: Session,
    pub(super) draft: State<UserDraft>,
    /// The fields that were left at least once, a bit for each.
    pub(super) left: State<u32>,
    /// What became of it, and what comes next.
    pub(super) flow: State<FormFlow>,
    /// The name of the person who was created last.
    pub(super) created: Stored<String>,
    /// What the store refused when the user was sent, until something is typed.
    pub(super) refused: State<Option<Issue>>,
    /// What looks into the store found about addresses that were typed.
    pub(super) findings: State<Arc<LookupResults>>,
    pub(super) rules: Computed<Arc<Rules>>,
    pub(super) checked: Computed<Arc<Checked>>,
    pub(super) import: Stored<Option<Driver>>,
    pub(super) look: Stored<Option<Driver>>,
}

impl FormModel {
    pub(super) fn new(session: Session) -> Self {
        let draft = State::new(session.defaults());
        let findings = State::new(Arc::<LookupResults>::default());
        let rules = Computed::new(move || {
            let rules = session.rules(UserDraft::default(), true);
            Arc::new(rules)
        });
        let checked = move || {
            let rules = rules.get();
            let draft = draft.get();
            let mut checked = check_user(&draft, &rules);
            let candidate = candidate(&draft, &rules);
            let standing = candidate.and_then(
                |Candidate {
                     email,
                     company_id: company,
                     ..
                 }| {
                    findings.with(|findings| findings.status_of(&email, company))
                },
            );
            let found = standing.and_then(|standing| standing.issue(rules.dialect));
            checked.issues.extend(found);
            Arc::new(checked)
        };
        Self {
            session,
            draft,
            left: State::new(0),
            flow: State::new(FormFlow::default()),
            created: Stored::new(String::new()),
            refused: State::new(None),
            findings,
            rules,
            checked: Computed::new(checked),
            import: Stored::new(None),
            look: Stored::new(None),
        }
    }

    /// The typed text of a field.
    pub(super) fn value(self, field: Field) -> impl Fn() -> String + Copy + 'static {
        move || self.draft.with(|draft| draft.get(field).to_owned())
    }

    /// Takes in what is typed.
    pub(super) fn type_into(self, field: Field) -> impl Fn(String) + Copy + 'static {
        move |text: String| {
            self.refused.set(None);
            if field == Field::Email {
                self.flow.update(FormFlow::type_email);
            }
            self.draft.update(|draft| {
                if let Some(value) = draft.get_mut(field) {
                    *value = text;
                }
            });
        }
    }

    /// Notes that a field was left: from now on its problems show.
    pub(super) fn leave(self, field: Field) -> impl Fn() + Copy + 'static {
        move || {
            let before = self.left.get_untracked();
            if before & bit(field) == 0 {
                self.left.set(before | bit(field));
            }
            if matches!(field, Field::Email | Field::CompanyId) {
                self.look_ahead();
            }
        }
    }

    /// The problems of a field, once it was left or the form was sent.
    pub(super) fn issues(self, field: Field) -> Problems {
        Rc::new(move || self.issues_of(field))
    }

    fn issues_of(self, field: Field) -> Vec<Issue> {
        let show = self.left.get() & bit(field) != 0;
        let mut issues = if show {
            self.checked.with(|checked| checked.issues.clone())
        } else {
            Vec::new()
        };
        issues.extend(self.refused.get());
        let chosen_by = |issue: &Issue| issue.field.map(|field| self.chosen_by(field));
        issues.retain(|issue| issue.field == Some(field) || chosen_by(issue) == Some(field));
        issues
    }

    /// The field whose control chooses this one, too: where the store's roles are known,
    /// custom ones stand among the others.
    fn chosen_by(self, field: Field) -> Field {
        let offered = self.rules.with(|rules| rules.store.roles.is_some());
        match field {
            Field::CompanyRoleId if offered => Field::Role,
            field => field,
        }
    }

    /// The problems of the store's own field of this name.
    pub(super) fn extra_field_issues(self, name: String) -> Problems {
        Rc::new(move || {
            let mut issues = self.issues_of(Field::ExtraFields);
            issues.retain(|issue| issue.param("name").eq_ignore_ascii_case(&name));
            issues
        })
    }

    /// Empties the form after a success, but keeps what the next user shares.
    pub(super) fn clear(self) {
        self.left.set(0);
        self.draft.update(|draft| {
            let kept = std::mem::take(draft);
            draft.company_id = kept.company_id;
            draft.role = kept.role;
            draft.company_role_id = kept.company_role_id;
            draft.channel_ids = kept.channel_ids;
            draft.origin_channel_id = kept.origin_channel_id;
            draft.accept_welcome_email = kept.accept_welcome_email;
        });
    }

    /// The company that is typed, if it is sound. Follows what is typed.
    pub(super) fn subject_company(self) -> Option<CompanyId> {
        let companies = |rules: &Arc<Rules>, typed: &str| {
            check_company(typed, rules.store.companies.as_ref()).0
        };
        self.rules
            .with(|rules| self.draft.with(|draft| companies(rules, &draft.company_id)))
    }

    /// The name of the control that an issue is about.
    pub(super) fn control_of(self, issue: &Issue) -> String {
        let field = issue.field.unwrap_or(Field::Email);
        let place = self.rules.with_untracked(|rules| {
            let mut fields = rules.store.extra_fields.iter().flatten();
            fields.position(|field| field.is_named(issue.param("name")))
        });
        match place.filter(|_| field == Field::ExtraFields) {
            Some(place) => format!("extra-{place}"),
            None => untrack(|| self.chosen_by(field)).name().to_owned(),
        }
    }

    /// The address and company that are typed, if both are sound.
    pub(super) fn candidate(self) -> Option<Candidate> {
        let rules = self.rules.get_untracked();
        self.draft.with_untracked(|draft| candidate(draft, &rules))
    }
}

/// All fields, as bits.
pub(super) const ALL_FIELDS: u32 = u32::MAX;

const fn bit(field: Field) -> u32 {
    1 << field as u32
}

fn candidate(draft: &UserDraft, rules: &Rules) -> Option<Candidate> {
    let (email, _) = check_email(&draft.email);
    let (company, _) = check_company(&draft.company_id, rules.store.companies.as_ref());
    Some(Candidate {
        email: email?,
        company_id: company?,
        admin: false,
    })
}
