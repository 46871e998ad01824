/** The pages as people use them: in a real Chromium, by thumb, by mouse and by keyboard alone. */
package kepu.browser;
