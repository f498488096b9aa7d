//! Work shared among all cores: tasks come one by one, and what came of them is taken in their order.
//!
//! No more tasks are under way than keep the cores busy, so that a long run of them needs no more memory than a short one.

use std::{
    collections::VecDeque,
    num::NonZero,
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

/// Tasks under way for each core.
const AHEAD: usize = 4;

/// Does `work` on each task on all cores and hands the results to `take`, in order, both on the calling thread, which also
/// makes the tasks. The first error ends it.
pub(super) fn in_order<T: Send, R: Send, E>(
    tasks: impl Iterator<Item = Result<T, E>>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (orders, queue) = channel::<(T, Sender<R>)>();
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        // The orders end with this closure, and so do the workers.
        let orders = orders;
        for _ in 0..workers {
            scope.spawn(|| work_off(&queue, &work));
        }
        let mut under_way: VecDeque<Receiver<R>> = VecDeque::new();
        for task in tasks {
            let (sender, answer) = channel();
            // Nobody takes orders any more where a worker panicked, which the scope passes on.
            let _ = orders.send((task?, sender));
            under_way.push_back(answer);
            if under_way.len() >= AHEAD * workers
                && let Some(result) = under_way.pop_front().and_then(|answer| answer.recv().ok())
            {
                take(result)?;
            }
        }
        under_way.into_iter().filter_map(|answer| answer.recv().ok()).try_for_each(take)
    })
}

fn work_off<T, R>(queue: &Mutex<Receiver<(T, Sender<R>)>>, work: &impl Fn(T) -> R) {
    loop {
        let order = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((task, answer)) = order else { return };
        // Nobody waits for it where another task failed.
        let _ = answer.send(work(task));
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_tasks_however_long_each_takes() {
        let mut squares = Vec::new();
        let tasks = (0..200_u64).map(Ok::<_, ()>);
        let work = |number: u64| {
            thread::sleep(Duration::from_micros(number * 37 % 400));
            number * number
        };
        in_order(tasks, work, |square| {
            squares.push(square);
            Ok(())
        })
        .unwrap();
        assert_eq!(squares, (0..200).map(|number| number * number).collect::<Vec<_>>());
    }

    #[test]
    fn the_first_error_ends_it_whether_a_task_or_a_result_is_wrong() {
        let failing = (0..10).map(|number| if number < 3 { Ok(number) } else { Err("no task") });
        assert_eq!(in_order(failing, |number| number, |_| Ok(())), Err("no task"));
        let refused = |number: i32| if number < 3 { Ok(()) } else { Err("no result") };
        assert_eq!(in_order((0..).map(Ok), |number| number, refused), Err("no result"));
    }
}
