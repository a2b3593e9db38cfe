//! The service that a reader came for, in the address as `service=`.

use std::sync::Arc;

use leptos::prelude::*;

use super::context::PageContext;
use crate::components::{Notify, PickAddress, Which};
use crate::state::{AskedLanes, with_query};
use crate::ui::Lasting;

/// Which service a reader came for. What is chosen besides stays out of the addresses: they are for where no code is yet.
pub(super) fn which(context: PageContext, notify: Option<Notify>) -> AnyView {
    let (shown, picked) = (context.shown.clone(), context.picked);
    // It outlives the services in trouble, each of which has an address.
    let now = {
        let context = context.clone();
        Lasting::memo(Memo::new(move |_| context.address_now()))
    };
    let address: PickAddress = Arc::new(move |service| {
        let zone = &context.shown.board.zone;
        let asked = AskedLanes { service: service.cloned(), ..AskedLanes::default() }.query(zone);
        with_query(now.with(|now| context.place.here(now, zone)), &asked)
    });
    view! { <Which shown picked address notify /> }.into_any()
}
