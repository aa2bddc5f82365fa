//! The page around a widget.

use super::{Events, WidgetEvent};
use crate::state::{State, Stored};
use crate::ui::follow;
use std::cell::Cell;

/// The page around a widget: it is told what happens, and waits for what is being sent. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Host {
    events: Stored<Events>,
    /// How many forms and files are being sent or have results to read.
    busy: State<u32>,
}

impl Host {
    /// A page that hears of nothing and waits for nothing.
    pub(super) fn silent() -> Self {
        Self {
            events: Stored::new(Events::default()),
            busy: State::new(0),
        }
    }

    pub(super) const fn told(self, events: Stored<Events>) -> Self {
        Self { events, ..self }
    }

    pub(super) const fn busy_in(self, busy: State<u32>) -> Self {
        Self { busy, ..self }
    }

    /// Tells it what happened. False if the widget must not go on.
    pub(crate) fn tell(self, event: &WidgetEvent) -> bool {
        // It may end the widget, and the events with it, while it is told.
        self.events.get().tell(event)
    }

    /// Whether it listens.
    pub(crate) fn is_listening(self) -> bool {
        self.events.with(Events::are_heard)
    }

    /// Notes whether a form or a file is being sent, or has an end that is yet to be read, and follows that.
    pub(crate) fn note_busy(self, is_sending: impl Fn() -> bool + 'static) {
        let noted = Cell::new(false);
        follow(move || {
            let sending = is_sending();
            if noted.replace(sending) != sending {
                self.busy.update(|busy| {
                    *busy = if sending {
                        *busy + 1
                    } else {
                        busy.saturating_sub(1)
                    };
                });
            }
        });
    }
}
