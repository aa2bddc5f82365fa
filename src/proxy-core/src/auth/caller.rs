//! Who asks.

/// Who asks, as far as the proxy knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Caller {
    /// A program of this machine, or a page of this proxy in a browser of it. They cannot be told apart, and
    /// all may do all.
    ThisMachine,
}

impl Caller {
    /// The name that is part of what the ledger notes of a batch: the key of one caller is refused to another.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ThisMachine => "this machine",
        }
    }
}

/// How callers are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Access {
    /// Only this machine reaches the proxy, since it listens on loopback alone: what arrives is from there, or
    /// from a front that has let it in.
    #[default]
    Loopback,
}

impl Access {
    /// The caller behind a request that came in.
    #[must_use]
    pub const fn caller(self) -> Caller {
        match self {
            Self::Loopback => Caller::ThisMachine,
        }
    }
}
