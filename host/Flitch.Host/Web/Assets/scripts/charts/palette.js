// Okabe and Ito's colours, which people with any kind of colour blindness tell apart; darker or lighter so that each has a contrast of 3 or more to its ground.
const light = ['#0072b2', '#c45500', '#00805a', '#a6498a', '#8a6d00', '#2b7fb8', '#4d4d4d', '#8f2d1f'];
const dark = ['#56b4e9', '#e69f00', '#35c496', '#d98fc0', '#f0e442', '#7fc8ff', '#c8c8c8', '#ff8f73'];

// Beside its colour each series has a pattern of its own, for whoever sees none.
export const decals = [
  { symbol: 'none' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  { symbol: 'circle', dashArrayX: [[8, 8], [0, 8, 8, 0]], dashArrayY: [6, 0], symbolSize: 0.6 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
];

export const dashes = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]];

export const theme = () => {
  const isDark = document.documentElement.getAttribute('data-bs-theme') === 'dark';
  return isDark
    ? { colours: dark, text: '#dce1e7', quiet: '#a9b3bd', line: '#3a4552', ground: '#182433' }
    : { colours: light, text: '#1f2937', quiet: '#55606c', line: '#dce1e7', ground: '#ffffff' };
};
