//! What has become of a part of a page that is fetched after its first facts.

/// A part that is fetched later, or what is made with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fetched<T> {
    /// It is on its way.
    Waiting,
    /// It is there.
    There(T),
    /// It could not be had.
    Failed,
}

impl<T> Fetched<T> {
    /// The part, once it is there.
    pub fn there(self) -> Option<T> {
        match self {
            Self::There(part) => Some(part),
            Self::Waiting | Self::Failed => None,
        }
    }

    /// What is made with it, once it is there.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Fetched<U> {
        match self {
            Self::Waiting => Fetched::Waiting,
            Self::There(part) => Fetched::There(make(part)),
            Self::Failed => Fetched::Failed,
        }
    }
}
