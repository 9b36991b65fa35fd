@NullMarked
package com.acme.coaching;

import org.jspecify.annotations.NullMarked;
