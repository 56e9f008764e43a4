// Plays the pyramid through the years by following the year links; without it the links themselves do the same.
(() => {
  const nav = document.querySelector('.years');
  const figure = () => document.getElementById('pyramid');
  if (!nav || !figure()) { return; }
  const zh = document.documentElement.lang.startsWith('zh');
  const button = document.createElement('button');
  button.type = 'button';
  const show = playing => { button.textContent = playing ? (zh ? '停止' : 'Stop') : (zh ? '播放金字塔' : 'Play the pyramid'); button.setAttribute('aria-pressed', String(playing)); };
  let timer = 0;
  const stop = () => { clearInterval(timer); timer = 0; show(false); };
  button.addEventListener('click', async () => {
    if (timer) { stop(); return; }
    const links = [...nav.querySelectorAll('a')].map(a => a.href);
    const frames = await Promise.all(links.map(async link => new DOMParser().parseFromString(await (await fetch(link)).text(), 'text/html').getElementById('pyramid')));
    let at = 0;
    show(true);
    timer = setInterval(() => {
      if (at >= frames.length) { stop(); return; }
      if (frames[at]) { figure().replaceWith(frames[at].cloneNode(true)); }
      at += 1;
    }, 900);
  });
  show(false);
  nav.append(button);
})();
