//! Counts while a page is open, as events that the server sends.

use crate::{
    Desk,
    pages::{Failure, Visit},
};
use axum::{
    Router,
    extract::State,
    response::sse::{Event, Sse},
    routing::get,
};
use futures_core::Stream;
use std::{
    convert::Infallible,
    pin::Pin,
    sync::{Arc, LazyLock},
    task::{Context, Poll},
    time::Duration,
};
use tazamun_store::Role;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

/// Pages that listen at once.
const LISTENERS: usize = 48;
/// Nothing is sent for so long at most, so that a browser that is gone is noticed.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// Changes that come this close together are told once.
const GATHER: Duration = Duration::from_millis(500);

static PLACES: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(LISTENERS)));

pub(super) fn routes() -> Router<Arc<Desk>> {
    Router::new().route("/live", get(live))
}

struct Events {
    from: mpsc::Receiver<Event>,
    _place: OwnedSemaphorePermit,
}

impl Stream for Events {
    type Item = Result<Event, Infallible>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.from.poll_recv(cx).map(|event| event.map(Ok))
    }
}

async fn live(visit: Visit, State(desk): State<Arc<Desk>>) -> Result<Sse<Events>, Failure> {
    visit.must(Role::Reads)?;
    let place = Arc::clone(&PLACES).try_acquire_owned().map_err(|_| Failure::TooMany)?;
    let (to, from) = mpsc::channel(4);
    tokio::spawn(tell(desk, to));
    Ok(Sse::new(Events { from, _place: place }))
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
