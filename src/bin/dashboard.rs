//! Starts the dashboard; everything else is in the library.

#[cfg(target_arch = "wasm32")]
mod split;

#[cfg(target_arch = "wasm32")]
mod parts {
    use downboard::components::{Tell, lane_body, tell_findings};
    use downboard::estimator::{Estimator, estimator};
    use downboard::{
        BoardParts, Details, LanesPart, LaterPart, LaterParts, MomentsPart, Reach, TablesPart, WantedParts,
    };

    use crate::split::split;

    split!(estimate: Estimator = estimator());
    split!(lanes: LanesPart = downboard::lanes());
    split!(details: Details = Details { below: downboard::details, lane: lane_body(), live: downboard::live_board() });
    split!(findings: Tell = tell_findings);
    split!(tables: TablesPart = downboard::tables);
    split!(moments: MomentsPart = downboard::two_moments);
    split!(reach: Reach = downboard::reach());
    split!(opener: LaterPart = downboard::opener);

    pub(crate) const PARTS: LaterParts = LaterParts {
        // What follows feeds comes with the lanes, for which every reader waits: as a part of its own it would leave a dozen
        // more pieces to fetch.
        board: BoardParts {
            estimator: estimate,
            follower: || Box::pin(async { lanes().await.map(|part| part.follower) }),
        },
        lanes,
        findings,
        wanted: WantedParts { tables, moments },
        details,
        reach,
        open_box: opener,
    };
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    downboard::start_dashboard(parts::PARTS);
    #[cfg(not(target_arch = "wasm32"))]
    downboard::start_dashboard();
}
