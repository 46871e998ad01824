/** The Amazon States Language as pure functions: definitions in, steps out; time, randomness and calls come from outside. */
package kepu.local.states;
