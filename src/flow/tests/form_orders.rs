//! The form, whatever happens in whatever order.

use crate::form::{candidate, sound};
use b2b_users_core::engine::Pause;
use b2b_users_core::import::{End, Phase, RowState};
use b2b_users_flow::{FormAction, FormFlow, Progress, Submission, Typed};
use proptest::prelude::*;

/// Something that happens to the form.
#[derive(Debug, Clone)]
enum Event {
    Press { typed: Typed, may: bool },
    Leave(usize),
    Type,
    LookEnds(usize),
    PartMissing,
    Observed(Phase, bool),
}

const ADDRESSES: [&str; 2] = ["ada@example.com", "bob@example.com"];

fn typed() -> impl Strategy<Value = Typed> {
    let unknown = proptest::option::of(0..ADDRESSES.len());
    (any::<bool>(), any::<bool>(), any::<bool>(), unknown).prop_map(
        |(is_user, has_errors, has_login, unknown)| Typed {
            is_user,
            has_errors,
            has_login,
            unknown: unknown.map(|one| candidate(ADDRESSES[one])),
        },
    )
}

fn phase() -> impl Strategy<Value = Phase> {
    prop_oneof![
        Just(Phase::Running),
        Just(Phase::Waiting { until: 5 }),
        Just(Phase::Settling { until: 5 }),
        Just(Phase::Stopping),
        Just(Phase::Finished),
        Just(Phase::Paused(Pause::Busy)),
        Just(Phase::Paused(Pause::SignIn(String::new()))),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (typed(), any::<bool>()).prop_map(|(typed, may)| Event::Press { typed, may }),
        (0..ADDRESSES.len()).prop_map(Event::Leave),
        Just(Event::Type),
        (0..ADDRESSES.len()).prop_map(Event::LookEnds),
        Just(Event::PartMissing),
        (phase(), any::<bool>()).prop_map(|(phase, offline)| Event::Observed(phase, offline)),
    ]
}

/// A form with the world around it: whether its user is on the way.
#[derive(Default)]
struct World {
    form: FormFlow,
    is_creating: bool,
}

impl World {
    fn happen(&mut self, event: Event) {
        let action = match event {
            Event::Press { typed, may } => self.form.submit(&typed, || may),
            Event::Leave(one) => self.form.look_up(candidate(ADDRESSES[one])),
            Event::Type => {
                self.form.type_email();
                None
            }
            Event::LookEnds(one) => {
                let waits = self.form.end_look(&candidate(ADDRESSES[one]));
                waits.then(|| self.form.send(&sound(), || true)).flatten()
            }
            Event::PartMissing => {
                if self.is_creating {
                    self.form.fail_to_load();
                    self.is_creating = false;
                }
                None
            }
            Event::Observed(phase, is_offline) => {
                self.observe(&phase, is_offline);
                None
            }
        };
        if action == Some(FormAction::Create) {
            assert!(!self.is_creating, "a user on the way is not created again");
            self.is_creating = true;
        }
    }

    fn observe(&mut self, phase: &Phase, is_offline: bool) {
        if !self.is_creating {
            return;
        }
        let row = RowState::Closed(End::Cancelled);
        match self.form.observe(phase, Some(&row), is_offline, true) {
            Progress::Open | Progress::GiveUp => {}
            Progress::RenewLogin => {
                self.form.refuse_login(Pause::SignIn(String::new()));
                self.is_creating = false;
            }
            Progress::Over(_) => self.is_creating = false,
        }
    }
}

proptest! {
    #[test]
    fn no_order_creates_twice_or_leaves_the_form_waiting_for_nothing(events in proptest::collection::vec(event(), 0..40)) {
        let mut world = World::default();
        for event in events {
            world.happen(event);
            let waits = world.form.submission() == &Submission::Asking;
            prop_assert!(!waits || world.form.asked().is_some());
            prop_assert_eq!(world.form.is_busy(), waits || world.is_creating);
        }
    }
}
