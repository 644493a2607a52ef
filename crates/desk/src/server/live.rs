//! Counts while a page is open, as events that the server sends.

use crate::{
    Desk,
    pages::{Events, Failure, Listeners, Visit},
};
use axum::{
    Router,
    extract::State,
    response::sse::{Event, Sse},
    routing::get,
};
use std::{
    sync::{Arc, LazyLock},
    time::Duration,
};
use tazamun_store::Role;
use tokio::sync::mpsc;

/// Pages that listen at once.
const LISTENERS: usize = 48;
/// Nothing is sent for so long at most, so that a browser that is gone is noticed.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// Changes that come this close together are told once.
const GATHER: Duration = Duration::from_millis(500);

static ROOM: LazyLock<Listeners> = LazyLock::new(|| Listeners::up_to(LISTENERS));

pub(super) fn routes() -> Router<Arc<Desk>> {
    Router::new().route("/live", get(live))
}

async fn live(visit: Visit, State(desk): State<Arc<Desk>>) -> Result<Sse<Events>, Failure> {
    visit.must(Role::Reads)?;
    let (to, events) = ROOM.listen()?;
    tokio::spawn(tell(desk, to));
    Ok(Sse::new(events))
}

/// Sends the counts whenever they have changed, until nobody listens.
async fn tell(desk: Arc<Desk>, to: mpsc::Sender<Event>) {
    let mut news = desk.news.subscribe();
    let mut said = String::new();
    loop {
        let counts = desk.read(|store| Ok(store.inbox_counts()?)).await;
        let Ok(counts) = counts else { return };
        let incidents = desk.snapshot().len();
        let now = serde_json::json!({
            "read": counts.states[0], "assigned": counts.states[1], "checked": counts.states[2],
            "approved": counts.states[3], "sent_back": counts.states[4], "flagged": counts.flagged,
            "incidents": incidents,
        })
        .to_string();
        let event = if now == said { Event::default().comment("") } else { Event::default().data(&now) };
        said = now;
        if to.send(event).await.is_err() {
            return;
        }
        let changed = tokio::time::timeout(HEARTBEAT, news.changed());
        tokio::select! {
            () = to.closed() => return,
            _ = changed => {}
        }
        tokio::time::sleep(GATHER).await;
    }
}
