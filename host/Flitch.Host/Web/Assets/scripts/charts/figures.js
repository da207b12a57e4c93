// Figures come as exact digits. They are written by the reader's own locale; Intl takes digits as text, so that none is lost.
export const locale = navigator.language || 'en';
const formats = new Map();

const format = (digits) => {
  if (!formats.has(digits)) {
    formats.set(digits, new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  }
  return formats.get(digits);
};

const isNumber = (text) => /^-?\d+(\.\d+)?$/.test(text);

// As many digits as were rounded to.
export const localised = (text) => (isNumber(text) ? format(Math.min(20, text.split('.')[1]?.length ?? 0)).format(text) : text);

// Rounded as the server does (Charts/FigureText.cs): to what matters, and never to nothing.
export const rounded = (exact, decimals) => {
  if (!isNumber(exact)) {
    return exact;
  }
  const size = Math.abs(Number(exact));
  const tiny = size > 0 ? Math.max(4, 3 - Math.floor(Math.log10(size))) : 4;
  const places = decimals ?? (size >= 1000 ? 2 : size >= 1 ? 4 : tiny);
  const options = decimals === null || decimals === undefined ? { maximumFractionDigits: Math.min(20, places) } : { minimumFractionDigits: places, maximumFractionDigits: places };
  const isNothing = size > 0 && size < 0.5 * 10 ** -places;
  return new Intl.NumberFormat(locale, isNothing ? { maximumSignificantDigits: 2 } : options).format(exact);
};

const raised = (n) => String(n).replace(/[-\d]/g, (c) => (c === '-' ? '\u207b' : '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079'[c]));

// On an axis there is room for a few digits only: 12K, 3.5M, and beyond what has a name 4 × 10²⁴ or 1 × 10⁻¹⁸.
export const short = (number) => {
  const size = Math.abs(number);
  if (size >= 1e15 || (size > 0 && size < 1e-5)) {
    const [digits, power] = number.toExponential(3).split('e');
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(digits)} \u00d7 10${raised(Number(power))}`;
  }
  return new Intl.NumberFormat(locale, { notation: size >= 10000 ? 'compact' : 'standard', maximumSignificantDigits: 4 }).format(number);
};

export const localise = (root) => {
  for (const element of root.querySelectorAll('data[data-rounded]')) {
    element.textContent = localised(element.dataset.rounded).replace('-', '\u2212');
  }
};
