// Everything works without this file. Where it loads, it saves a click and what is being written: the date slider answers while it moves, the focus starts at what is wrong, and a killed tab loses nothing.
(() => {
  'use strict';

  const problems = document.getElementById('problems');
  if (problems) {
    problems.focus();
  }

  for (const range of document.querySelectorAll('input[type=range][data-months-from]')) {
    const [year, month] = range.dataset.monthsFrom.split('-').map(Number);
    const target = document.getElementById(range.dataset.for);
    const show = document.getElementById(range.dataset.show);
    const day = () => {
      const months = year * 12 + (month - 1) + Number(range.value);
      return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;
    };
    range.closest('[hidden]')?.removeAttribute('hidden');
    range.addEventListener('input', () => {
      target.value = day();
      show.textContent = day();
    });
    range.addEventListener('change', () => target.form.requestSubmit());
  }

  // What is written and not sent is kept a moment after typing stops, and when the page is left.
  const pauseMs = 1500;
  for (const revision of document.querySelectorAll('input[name=anyu-revision]')) {
    const form = revision.form;
    const line = form.querySelector('.saved');
    const stop = new AbortController();
    let [timer, typed, busy, sent, answered] = [0, false, false, 0, 0];
    const say = (text) => {
      if (line.textContent !== text) {
        line.textContent = text;
      }
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => save(), pauseMs);
    };
    const save = async (leaving) => {
      clearTimeout(timer);
      if (!typed || stop.signal.aborted) {
        return;
      }
      if (busy && !leaving) {
        wait();
        return;
      }
      const fields = new URLSearchParams(new FormData(form));
      fields.set('anyu-quiet', sent - answered);
      [typed, busy] = [false, true];
      sent += 1;
      const own = sent;
      try {
        const answer = await fetch(form.action, { method: 'POST', body: fields, keepalive: true, redirect: 'manual', signal: stop.signal });
        if (answer.ok) {
          const kept = await answer.json();
          revision.value = Math.max(Number(revision.value), kept.revision);
          answered = Math.max(answered, own);
          say(kept.text);
        } else if (answer.status === 409) {
          stop.abort();
          say(line.dataset.elsewhere);
        } else {
          say(answer.type === 'opaqueredirect' ? line.dataset.out : line.dataset.lost);
        }
      } catch {
        if (!stop.signal.aborted) {
          typed = true;
          say(line.dataset.lost);
          wait();
        }
      } finally {
        busy = false;
      }
    };
    form.addEventListener('input', () => {
      typed = true;
      wait();
    });
    form.addEventListener('change', () => save());
    form.addEventListener('submit', () => stop.abort());
    addEventListener('pagehide', () => save(true));
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save(true));
    addEventListener('pageshow', (shown) => shown.persisted && location.reload());
  }

  // Browsers that do not open what is folded by the style sheet alone: open it for the paper, and close it again.
  addEventListener('beforeprint', () => {
    for (const fold of document.querySelectorAll('details:not([open])')) {
      fold.open = true;
      fold.dataset.opened = '';
    }
  });
  addEventListener('afterprint', () => {
    for (const fold of document.querySelectorAll('details[data-opened]')) {
      fold.open = false;
      delete fold.dataset.opened;
    }
  });

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }

  for (const button of document.querySelectorAll('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const text = document.getElementById(button.dataset.copy);
      await navigator.clipboard.writeText(text.value ?? text.textContent);
      button.textContent = button.dataset.done;
    });
  }
})();
