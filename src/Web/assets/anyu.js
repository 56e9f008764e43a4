// Everything works without this file. Where it loads, it saves a click: the date slider answers while it moves, and the focus starts at what is wrong.
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
