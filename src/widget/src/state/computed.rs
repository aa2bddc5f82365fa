//! A value that is worked out of others.

use super::handle::handle;
use leptos::prelude::{Memo, With, untrack};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value of a type that is known where it is read.
type Erased = Arc<dyn Any + Send + Sync>;

/// A value that is worked out of others when it is read after they have changed. A copy is the same.
pub(crate) struct Computed<T> {
    memo: Memo<Kept>,
    kind: PhantomData<fn() -> T>,
}

handle!(Computed);

impl<T: PartialEq + Send + Sync + 'static> Computed<T> {
    pub(crate) fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let same =
            |one: &Erased, other: &Erased| one.downcast_ref::<T>() == other.downcast_ref::<T>();
        Self {
            memo: memo(Box::new(move || Kept {
                value: Arc::new(compute()),
                same,
            })),
            kind: PhantomData,
        }
    }

    /// Looks at the value, and follows it.
    pub(crate) fn with<R: Default>(self, look: impl FnOnce(&T) -> R) -> R {
        let value = value_of(self.memo);
        let value = value.as_ref().and_then(|value| value.downcast_ref());
        value.map(look).unwrap_or_default()
    }

    /// Looks at the value without following it.
    pub(crate) fn with_untracked<R: Default>(self, look: impl FnOnce(&T) -> R) -> R {
        untrack(|| self.with(look))
    }

    /// A copy of the value, which is followed.
    pub(crate) fn get(self) -> T
    where
        T: Clone + Default,
    {
        self.with(T::clone)
    }

    /// A copy of the value, which is not followed.
    pub(crate) fn get_untracked(self) -> T
    where
        T: Clone + Default,
    {
        self.with_untracked(T::clone)
    }
}

/// A value of any type, with what compares it with another one.
struct Kept {
    value: Erased,
    same: fn(&Erased, &Erased) -> bool,
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&self.value, &other.value)
    }
}

fn memo(compute: Box<dyn Fn() -> Kept + Send + Sync>) -> Memo<Kept> {
    Memo::new(move |_| compute())
}

fn value_of(memo: Memo<Kept>) -> Option<Erased> {
    memo.try_with(|kept| Arc::clone(&kept.value))
}
