/** What the functions' tests share: real stores, a clock that is moved, tokens that verify, and calls as the gateway makes them. */
package kepu.testing;
