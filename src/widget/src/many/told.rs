//! Tells the page around the widget how an import goes.

use crate::session::{Kind, Session, WidgetEvent};
use b2b_users_core::engine::Pause;
use b2b_users_core::run::{Phase, Run};
use b2b_users_fetch::now;
use std::cell::RefCell;

/// What was told about one import.
pub(super) struct Told {
    session: Session,
    rows: Vec<u32>,
    past: RefCell<Past>,
}

#[derive(Default)]
struct Past {
    /// The rows that were told to be users.
    created: Vec<bool>,
    pause: Option<Pause>,
    finished: bool,
}

impl Told {
    pub(super) fn new(session: Session, rows: &[u32]) -> Self {
        let created = vec![false; rows.len()];
        Self {
            session,
            rows: rows.to_vec(),
            past: RefCell::new(Past {
                created,
                ..Past::default()
            }),
        }
    }

    /// Tells what is new.
    pub(super) fn tell(&self, run: &Run) {
        if !self.session.is_heard() {
            return;
        }
        // Told at the end: whoever listens may look into the widget.
        for event in self.news(run) {
            self.session.tell(&event);
        }
    }

    fn news(&self, run: &Run) -> Vec<WidgetEvent> {
        let mut past = self.past.borrow_mut();
        let budget = self.session.budget();
        let view = run.view(now(), &budget.limiter());
        let mut news = Vec::new();
        let states = self.rows.iter().zip(run.users()).zip(run.rows());
        for (((row, user), state), told) in states.zip(&mut past.created) {
            let event = WidgetEvent::created(Some(*row), user, state).filter(|_| !*told);
            *told |= event.is_some();
            news.extend(event);
        }
        news.push(WidgetEvent::progress(&view));
        let pause = match &view.phase {
            Phase::Paused(Pause::Asked) => None,
            Phase::Paused(pause) => Some(pause.clone()),
            _ => None,
        };
        if pause != past.pause {
            news.extend(pause.as_ref().map(WidgetEvent::paused));
            past.pause = pause;
        }
        if view.phase == Phase::Finished && !past.finished {
            past.finished = true;
            let (kind, counts) = (Kind::Many, view.counts);
            news.push(WidgetEvent::Finished { kind, counts });
        }
        news
    }
}
