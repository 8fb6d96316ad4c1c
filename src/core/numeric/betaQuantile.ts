/** The p quantile of Beta(a, b): the distribution's name for the inverse of I_x(a, b). */
export { betaIInverse as betaQuantile } from './betaIInverse';
