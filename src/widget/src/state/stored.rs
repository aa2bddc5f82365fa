//! A value that is not followed.

use super::handle::handle;
use leptos::prelude::{GetValue, LocalStorage, StoredValue};
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

/// A value that is not followed. A copy is the same.
pub struct Stored<T> {
    cell: StoredValue<Rc<dyn Any>, LocalStorage>,
    kind: PhantomData<fn() -> T>,
}

handle!(Stored);

impl<T: 'static> Stored<T> {
    /// Keeps a value until the reactive owner of the caller ends or restarts.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self {
            cell: kept(Rc::new(RefCell::new(value))),
            kind: PhantomData,
        }
    }

    /// Looks at the value, if it is still there.
    pub(crate) fn try_with<R>(self, look: impl FnOnce(&T) -> R) -> Option<R> {
        let cell = self.cell.try_get_value()?;
        let value = cell.downcast_ref::<RefCell<T>>()?.try_borrow().ok()?;
        Some(look(&value))
    }

    /// Looks at the value.
    pub(crate) fn with<R: Default>(self, look: impl FnOnce(&T) -> R) -> R {
        self.try_with(look).unwrap_or_default()
    }

    /// A copy of the value, if it is still there.
    pub(crate) fn try_get(self) -> Option<T>
    where
        T: Clone,
    {
        self.try_with(T::clone)
    }

    /// A copy of the value.
    pub(crate) fn get(self) -> T
    where
        T: Clone + Default,
    {
        self.with(T::clone)
    }

    /// Changes the value, which must not be looked at meanwhile.
    pub(crate) fn update<R: Default>(self, change: impl FnOnce(&mut T) -> R) -> R {
        let cell = self.cell.try_get_value();
        let cell = cell
            .as_ref()
            .and_then(|cell| cell.downcast_ref::<RefCell<T>>());
        let value = cell.map(RefCell::try_borrow_mut);
        debug_assert!(!matches!(value, Some(Err(_))));
        match value {
            Some(Ok(mut value)) => change(&mut value),
            _ => R::default(),
        }
    }

    /// Puts another value in its place.
    pub fn set(self, value: T) {
        // What was there may look at others, or at this one, when it is dropped.
        drop(self.update(|now| Some(std::mem::replace(now, value))));
    }
}

fn kept(cell: Rc<dyn Any>) -> StoredValue<Rc<dyn Any>, LocalStorage> {
    StoredValue::new_local(cell)
}
