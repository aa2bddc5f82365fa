//! Values that live as long as what is shown.
//!
//! Leptos compiles its signals once more for every type that they hold, about a kilobyte for each. Here one
//! signal, one stored value and one memo hold values of all types. A value whose owner has ended reads as
//! the default of what is asked for and takes nothing any more, so that what comes too late is harmless.

mod computed;
mod handle;
mod stored;
#[cfg(test)]
mod tests;

pub(crate) use computed::Computed;
pub use stored::Stored;

use handle::handle;
use leptos::prelude::{Notify, Track, Trigger};

/// A value that is followed by what reads it. A copy is the same.
pub struct State<T> {
    value: Stored<T>,
    changes: Trigger,
}

handle!(State);

impl<T: 'static> State<T> {
    /// Keeps a value until the reactive owner of the caller ends or restarts.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self {
            value: Stored::new(value),
            changes: Trigger::new(),
        }
    }

    /// Follows the value.
    pub(crate) fn track(self) {
        self.changes.track();
    }

    /// Looks at the value, and follows it.
    pub fn with<R: Default>(self, look: impl FnOnce(&T) -> R) -> R {
        self.track();
        self.value.with(look)
    }

    /// Looks at the value without following it.
    pub fn with_untracked<R: Default>(self, look: impl FnOnce(&T) -> R) -> R {
        self.value.with(look)
    }

    /// A copy of the value, which is followed.
    pub fn get(self) -> T
    where
        T: Clone + Default,
    {
        self.track();
        self.value.get()
    }

    /// A copy of the value, if it is still there; it is followed.
    pub(crate) fn try_get(self) -> Option<T>
    where
        T: Clone,
    {
        self.track();
        self.value.try_get()
    }

    /// A copy of the value, which is not followed.
    pub fn get_untracked(self) -> T
    where
        T: Clone + Default,
    {
        self.value.get()
    }

    /// Changes the value, then runs again what follows it.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.value.update(change);
        self.changes.notify();
    }

    /// Puts another value in its place, then runs again what follows it.
    pub fn set(self, value: T) {
        self.value.set(value);
        self.changes.notify();
    }
}
