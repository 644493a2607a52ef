//! What a page hears while it is open: events that a server sends, to a bounded number of listeners.

use super::Failure;
use axum::response::sse::Event;
use futures_core::Stream;
use std::{
    convert::Infallible,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};

/// Room for so many pages that listen at once.
pub(crate) struct Listeners(Arc<Semaphore>);

impl Listeners {
    pub(crate) fn up_to(number: usize) -> Self {
        Listeners(Arc::new(Semaphore::new(number)))
    }

    /// Lets one more listen: where events go, and what the page hears. Its room is free again when the page is gone.
    ///
    /// # Errors
    /// [`Failure::TooMany`] where there is no room.
    pub(crate) fn listen(&self) -> Result<(mpsc::Sender<Event>, Events), Failure> {
        let place = Arc::clone(&self.0).try_acquire_owned().map_err(|_| Failure::TooMany)?;
        let (to, from) = mpsc::channel(4);
        Ok((to, Events { from, _place: place }))
    }
}

/// Events on their way to one page.
pub(crate) struct Events {
    from: mpsc::Receiver<Event>,
    _place: OwnedSemaphorePermit,
}

impl Stream for Events {
    type Item = Result<Event, Infallible>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.from.poll_recv(cx).map(|event| event.map(Ok))
    }
}
