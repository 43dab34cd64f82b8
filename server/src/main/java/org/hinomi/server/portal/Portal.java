// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal;

import java.util.HashMap;
import java.util.Map;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The running portal. Thread-safe. */
public final class Portal implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final PortalSettings settings;

    private Portal(ConfigurableApplicationContext context, PortalSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    /**
     * Starts the portal and returns when it answers.
     *
     * @param services what the pages read from and act upon
     * @throws HinomiException where the port is taken
     */
    public static Portal start(PortalSettings settings, PortalServices services) {
        SpringApplication application = new SpringApplication(PortalConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(context -> services.register(context.getBeanFactory()));
        try {
            return new Portal(application.run(), settings);
        } catch (RuntimeException e) {
            if (isPortTaken(e)) {
                throw new HinomiException(
                        ErrorCode.RESOURCE,
                        "port " + settings.port() + " is taken by another program: "
                                + "stop that one, or choose another port for the portal",
                        e);
            }
            throw e;
        }
    }

    private static boolean isPortTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException || cause instanceof java.net.BindException) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Object> properties(PortalSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", settings.bind());
        properties.put("server.port", settings.port());
        properties.put("server.servlet.session.cookie.name", "hinomi-session");
        properties.put("server.servlet.session.cookie.http-only", true);
        properties.put("server.servlet.session.cookie.same-site", "lax");
        properties.put("server.servlet.session.timeout", "12h");
        properties.put("server.error.whitelabel.enabled", false);
        properties.put("server.server-header", "");
        properties.put("server.shutdown", "immediate");
        properties.put("spring.threads.virtual.enabled", true);
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.thymeleaf.prefix", "classpath:/org/hinomi/server/portal/");
        properties.put("spring.messages.fallback-to-system-locale", false);
        properties.put("spring.web.resources.add-mappings", true);
        properties.put("spring.jmx.enabled", false);
        return properties;
    }

    /** The port that it listens on. */
    public int port() {
        return context instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : settings.port();
    }

    /** The address that a person on this machine opens. */
    public String url() {
        String host = settings.bind().equals("0.0.0.0") ? "127.0.0.1" : settings.bind();
        return "http://" + host + ":" + port();
    }

    @Override
    public void close() {
        context.close();
    }
}
