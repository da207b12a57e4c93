// <time datetime="…" data-ago>: "3 minutes ago" grows old with the page. The same words as the server's (Shell/Texts.cs).
const steps = [
  [3600, 'minute', 60],
  [86400, 'hour', 3600],
  [86400 * 14, 'day', 86400],
];

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'long' });

export const told = (from, now) => {
  const seconds = Math.trunc((from - now) / 1000);
  if (Math.abs(seconds) < 60) {
    return seconds > 0 ? 'in a moment' : 'just now';
  }
  const step = steps.find(([below]) => Math.abs(seconds) < below);
  return step ? words.format(Math.trunc(seconds / step[2]), step[1]) : undefined;
};

const tell = () => {
  for (const element of document.querySelectorAll('time[data-ago]')) {
    const text = told(new Date(element.dateTime), Date.now());
    if (text && element.textContent !== text) {
      element.textContent = text;
    }
  }
};

setInterval(tell, 15_000);
