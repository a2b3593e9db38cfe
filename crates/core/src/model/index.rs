//! Where a record stands on its board, as a type for each kind: the index of a service finds no site.

macro_rules! index {
    ($name:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);

        impl $name {
            /// The indices of so many, in order.
            pub fn all(count: usize) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
                (0..count).map(Self)
            }

            /// The members of a list in this order, each with its index.
            pub fn each<L: IntoIterator>(list: L) -> impl Iterator<Item = (Self, L::Item)> {
                list.into_iter().enumerate().map(|(index, member)| (Self(index), member))
            }

            /// What stands at it in a list in this order. Where the list belongs to a type, ask that.
            pub fn of<T>(self, list: &[T]) -> Option<&T> {
                list.get(self.0)
            }

            /// The same, to be changed.
            pub fn of_mut<T>(self, list: &mut [T]) -> Option<&mut T> {
                list.get_mut(self.0)
            }
        }
    };
}

index!(ProviderIndex, "A provider of a board, by its place among them.");
index!(ServiceIndex, "A service of a board, by its place among them.");
index!(SiteIndex, "A site of a board, by its place among them.");
index!(FeatureIndex, "A feature of a service or alternative, by its place among them.");
